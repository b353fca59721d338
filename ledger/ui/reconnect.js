// A process that was started anew knows no visitor. It learns the view from the link in the first run, and a click that
// causes this run is lost: whose click it is, it learns only while it runs. So a page that is connected again has itself
// run at once, and takes no click until that is done.
let was = 'coming';
new MutationObserver(([{target: app}]) => {
  if (app.dataset.testConnectionState !== 'CONNECTED') {
    if (was === 'here') was = 'away';
    app.inert = false;
  } else if (was === 'away') {
    was = 'here';
    app.inert = true;
    document.querySelector('.st-key-again button').click();
  } else {
    was = 'here';
    if (app.dataset.testScriptState === 'notRunning') app.inert = false;
  }
}).observe(document.body, {subtree: true, attributeFilter: ['data-test-connection-state', 'data-test-script-state']});

// A process that was started anew knows no visitor. It learns the view from the link in the first run, and a click that
// causes this run is lost: whose click it is, it learns only while it runs. So a page that is connected again has itself
// run at once, and takes no click until that is done.
if (!window.ledgerReconnects) {
  window.ledgerReconnects = true;
  let away = false;
  new MutationObserver(changes => {
    const app = changes[0].target;
    if (app.dataset.testConnectionState !== 'CONNECTED') {
      away = true;
      app.inert = false;
    } else if (away) {
      away = false;
      app.inert = true;
      document.querySelector('.st-key-again button').click();
    } else if (app.dataset.testScriptState === 'notRunning') {
      app.inert = false;
    }
  }).observe(document.querySelector('[data-testid=stApp]'), {attributeFilter: ['data-test-connection-state', 'data-test-script-state']});
}

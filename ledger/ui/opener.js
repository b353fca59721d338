// Tells the server which claim or place was clicked on, in a picture or a line, or whose card was closed (then nothing stands).
export default ({ setTriggerValue }) => {
  window.ledger.open = (field, stands) => setTriggerValue("opened", [field, stands]);
};

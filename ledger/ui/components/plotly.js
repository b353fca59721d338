// Loads what charts are drawn with: Plotly, and the lines of the map; each once for all charts, and again after a failure.
const loads = new Map();

export const once = (address, load) => {
  if (!loads.has(address)) {
    const loading = load(address);
    loads.set(address, loading);
    loading.catch(() => loads.delete(address));
  }
  return loads.get(address);
};

export const plotly = (address) => once(address, () => new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), {
    src: address, onload: () => done(window.Plotly), onerror: () => { script.remove(); failed(new Error(`not loaded: ${address}`)); },
  });
  document.head.append(script);
}));

export const json = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`not loaded: ${address} (${answer.status})`);
  return answer.json();
};

// The same while nothing else happens: only where nobody can be waited for.
export const jsonNow = (address) => {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.send();
  if (request.status !== 200) throw new Error(`not loaded: ${address} (${request.status})`);
  return JSON.parse(request.responseText);
};

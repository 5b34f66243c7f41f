/** DuckDB's own worker, named in the query, which also tells how many bytes its memory has. */
const Memory = WebAssembly.Memory
let memory
WebAssembly.Memory = new Proxy(Memory, { construct: (_, [size]) => (memory = new Memory(size)) })
const channel = new BroadcastChannel('duck-memory')
channel.onmessage = ({ data }) => {
  if (data === 'bytes') channel.postMessage(memory.buffer.byteLength)
}
importScripts(decodeURIComponent(location.search.slice(1)))

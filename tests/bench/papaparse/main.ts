/** papaparse over the file that is chosen, in a worker: the measure of an import. Answers in `output` as `{ ms, rows }`. */
const input = document.querySelector('input')
const output = document.querySelector('output')
const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module' })

worker.addEventListener('message', (event: MessageEvent<{ ms: number; rows: number }>) => {
  if (output) output.textContent = JSON.stringify(event.data)
})
input?.addEventListener('change', () => worker.postMessage(input.files?.[0]))

import type { Asked, Told } from './asked'

const worker = new Worker(new URL('./mirror.worker.ts', import.meta.url), { type: 'module' })

function ask(asked: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Told>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(asked)
  })
}

Object.assign(window, { mirrorBench: ask })

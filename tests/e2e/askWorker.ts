import { unpackRows } from '../../src/worker/packedRows'
import type { Page } from './fixtures'
import type { AskShop } from '../retailBlocks'

declare global {
  interface Window {
    zhangguiWorker?: Worker
  }
}

/** The shop behind a page, asked as its screens ask: through its worker. */
export function shopBehind(page: Page): AskShop {
  const ask = (name: string, args: unknown) =>
    page.evaluate(
      ([called, given]) =>
        new Promise<never>((resolve, reject) => {
          const worker = window.zhangguiWorker
          if (!worker) throw new Error('no worker runs')
          // Far from the numbers that the page's own questions have.
          const id = 1e9 + Math.floor(Math.random() * 1e9)
          const hear = ({ data }: MessageEvent<{ id: number; value?: never; error?: { message: string } }>) => {
            if (data.id !== id) return
            worker.removeEventListener('message', hear)
            if (data.error) reject(new Error(data.error.message))
            else if (data.value !== undefined) resolve(data.value)
          }
          worker.addEventListener('message', hear)
          worker.postMessage({ id, name: called, args: given })
        }),
      [name, args] as const,
    )
  return { kpi: async (query) => unpackRows(await ask('kpi', { query })), report: (kind, asked) => ask('report', { kind, ask: asked }) }
}

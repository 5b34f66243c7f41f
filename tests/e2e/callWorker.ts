import type { Handlers } from '../../src/worker/protocol'
import type { Page } from './fixtures'

/** Calls the worker behind a page, as its screens do. */
export function callWorker<K extends keyof Handlers>(
  page: Page,
  name: K,
  args: Parameters<Handlers[K]>[0],
): Promise<Awaited<ReturnType<Handlers[K]>>> {
  return page.evaluate(
    ([called, given]) =>
      new Promise<never>((resolve, reject) => {
        const worker = window.zhangguiWorker
        if (!worker) throw new Error('no worker runs')
        // Far from the numbers that the page's own calls have.
        const id = 1e9 + Math.floor(Math.random() * 1e9)
        const hear = ({
          data,
        }: MessageEvent<{ id: number; value: never } | { id: number; error: { message: string } } | { id: number; progress: unknown }>) => {
          if (data.id !== id || 'progress' in data) return
          worker.removeEventListener('message', hear)
          if ('error' in data) reject(new Error(data.error.message))
          else resolve(data.value)
        }
        worker.addEventListener('message', hear)
        worker.postMessage({ id, name: called, args: given })
      }),
    [name, args] as const,
  )
}

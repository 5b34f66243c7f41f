import { Caller, type CallOptions, type Reply } from '~/lib/rpc'
import type { ReplayBenchCalls } from './replay.worker'

/** The page that tests/bench/replay.mjs drives: a worker replays, and nothing of it is felt here. */
/** Before the plain reference and after it. */
const RUNS = 2
/** When a replay is aborted, as a share of its time. */
const ABORTS = [0.05, 0.12, 0.3, 0.5, 0.9]

const worker = new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module' })
const caller = new Caller(worker, ({ message, stack }) => new Error(`${message}\n${stack ?? ''}`))
worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => caller.receive(data))
const ask = <N extends keyof ReplayBenchCalls>(name: N, options: CallOptions = {}) =>
  caller.call(name, undefined, options) as ReturnType<ReplayBenchCalls[N]>

/** Tasks of the page of more than 50 ms. */
const longTasks: number[] = []
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })

/** The screen shows how far it is. */
const shown = document.body.appendChild(document.createElement('progress'))
const onProgress = (share: unknown) => (shown.value = Number(share))

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

async function heardAfter(ms: number): Promise<number> {
  const abort = new AbortController()
  const call = ask('replay', { signal: abort.signal, onProgress })
  const gone = call.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, ms))
  const began = performance.now()
  abort.abort()
  await gone
  await ask('stopped')
  return performance.now() - began
}

async function run() {
  const made = await ask('make')
  longTasks.length = 0
  const times: number[] = []
  const replays = async () => {
    for (let i = 0; i < RUNS; i++) times.push(await ask('replay', { onProgress }))
  }
  await replays()
  const heard: number[] = []
  for (const share of ABORTS) heard.push(await heardAfter(times[0] * share))
  const plain = await ask('plain')
  await replays()
  return { ...made, ms: median(times), heard: Math.max(...heard), longest: Math.max(0, ...longTasks), plain }
}

Object.assign(window, { runReplay: run })

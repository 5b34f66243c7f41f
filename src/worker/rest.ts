import { releaseMemory } from '~/analytics/scratch'

/** ms without a question. */
const REST = 20_000

let atWork = 0
let rest: ReturnType<typeof setTimeout> | undefined

/** Runs what asks the engine. When nothing has asked it for a while, the memory of past answers goes back to the system. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  atWork++
  clearTimeout(rest)
  try {
    return await work()
  } finally {
    atWork--
    if (atWork === 0) rest = setTimeout(releaseMemory, REST)
  }
}

import { withParts } from '~/analytics/parts'
import { releaseMemory } from '~/analytics/scratch'

/** ms without a question. */
const REST = 20_000

let atWork = 0
let rest: ReturnType<typeof setTimeout> | undefined

/** Runs what asks the engine, once more where it turns out to need more of its code. When nothing has asked it for a while, the memory of past answers goes back to the system. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  atWork++
  clearTimeout(rest)
  try {
    return await withParts(work)
  } finally {
    atWork--
    if (atWork === 0) rest = setTimeout(releaseMemory, REST)
  }
}

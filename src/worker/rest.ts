import { withParts } from '~/analytics/parts'
import { releaseMemory } from '~/analytics/scratch'

/** ms without a question. */
const REST = 20_000
/** The same, until what a later question needs is made. */
const PAUSE = 1_000

let atWork = 0
let rest: ReturnType<typeof setTimeout> | undefined
let pause: ReturnType<typeof setTimeout> | undefined

/**
 * Runs what asks the engine, once more where it turns out to need more of its code. When nothing has asked it for a while, the memory of past answers goes back to the system. `ahead`: what later questions need, made when
 * nothing was asked for a moment.
 */
export async function asking<T>(work: () => Promise<T>, ahead?: () => void): Promise<T> {
  atWork++
  clearTimeout(rest)
  clearTimeout(pause)
  try {
    return await withParts(work)
  } finally {
    atWork--
    if (atWork === 0) {
      rest = setTimeout(releaseMemory, REST)
      if (ahead) pause = setTimeout(ahead, PAUSE)
    }
  }
}

import fc from 'fast-check'
import { runs } from './runs'

/**
 * `npm test` tries laws on the same cases everywhere, so that what passed here passes there. `npm run check`, which everybody runs all day, draws new ones each time and
 * prints the seed of a case that fails; ZHANGGUI_SEED repeats one.
 */
const asked = process.env.ZHANGGUI_SEED ?? (process.env.ZHANGGUI_QUICK === undefined ? '20261122' : undefined)
fc.configureGlobal({ numRuns: runs(100), ...(asked !== undefined && { seed: Number(asked) }) })

/** `npm test`: everything, on a fresh clone too. */
import { ensureInstalled } from './install.mjs'
import { runStages, slow, whole } from './stages.mjs'

ensureInstalled()
await runStages(whole, slow)

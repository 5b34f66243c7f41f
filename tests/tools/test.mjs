/** `npm test`: everything, on a fresh clone too. */
import { ensureInstalled } from './install.mjs'
import { quick, runStages, slow } from './stages.mjs'

ensureInstalled()
await runStages(quick, slow)

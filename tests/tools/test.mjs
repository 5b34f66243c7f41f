/** `npm test`: everything, on a fresh clone too. */
import { ensureInstalled } from './install.mjs'
import { all, runStages } from './stages.mjs'

ensureInstalled()
await runStages(all)

/** `npm run check`: what runs in under a minute, for before a push. */
import { ensureInstalled } from './install.mjs'
import { quick, runStages } from './stages.mjs'

ensureInstalled()
await runStages(quick)

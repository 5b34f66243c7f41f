/** `npm run check`: what is quick, for before a push. */
import { ensureInstalled } from './install.mjs'
import { quick, runStages } from './stages.mjs'

ensureInstalled()
// Laws are tried on fewer random cases (tests/runs.ts).
process.env.ZHANGGUI_QUICK = 'yes'
await runStages(quick)

/** `npm start`: installs and builds what is missing or stale, then serves the production build. */
import { createServer } from 'node:net'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, root } from './install.mjs'

const PORT = 4173
const HOST = '127.0.0.1'

/** @returns {Promise<boolean>} */
const isFree = () =>
  new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(PORT, HOST, () => probe.close(() => answer(true)))
  })

function refuse() {
  console.error(
    `Port ${PORT} is taken: perhaps Zhanggui is running in another terminal. Open http://localhost:${PORT}, or stop what uses the port and start again.`,
  )
  process.exit(1)
}

if (!(await isFree())) refuse()
ensureInstalled()
if (!ensureBuilt()) {
  console.error('The build failed: see above.')
  process.exit(1)
}
const { preview } = await import('vite')
try {
  await preview({ root, logLevel: 'warn', preview: { host: HOST, port: PORT, strictPort: true } })
  console.log(`Zhanggui 掌柜 runs at http://localhost:${PORT}  (Ctrl+C stops it)`)
} catch (error) {
  if (!(await isFree())) refuse()
  throw error
}

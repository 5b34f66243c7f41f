/** `npm run dev`: installs what is missing or stale, then serves the sources with hot reload. */
import { ensureInstalled, root } from './install.mjs'

ensureInstalled()
const { createServer } = await import('vite')
const server = await createServer({ root })
await server.listen()
server.printUrls()
server.bindCLIShortcuts({ print: true })

/** `node tests/tools/icons.mjs`: the PNG icons of an installed application, drawn from public/icon.svg. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium, launchArgs } from './chromium.mjs'
import { ensureInstalled, root } from './install.mjs'

const GROUND = '#246A66'

/** A maskable icon fills its square; systems cut up to a tenth off every side. */
const ICONS = [
  { name: 'icon-192.png', size: 192, drawn: 1, ground: 'transparent' },
  { name: 'icon-512.png', size: 512, drawn: 1, ground: 'transparent' },
  { name: 'icon-maskable-512.png', size: 512, drawn: 0.8, ground: GROUND },
]

ensureInstalled()
const executablePath = ensureChromium()
if (!executablePath) process.exit(1)
const { chromium } = await import('@playwright/test')
const svg = Buffer.from(readFileSync(join(root, 'public/icon.svg'))).toString('base64')
const browser = await chromium.launch({ executablePath, args: launchArgs })
const page = await browser.newPage()
for (const { name, size, drawn, ground } of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0;height:${size}px;display:grid;place-items:center;background:${ground}"><img width="${size * drawn}" height="${size * drawn}" src="data:image/svg+xml;base64,${svg}">`,
  )
  await page.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).decode())
  await page.screenshot({ path: join(root, 'public', name), omitBackground: true })
}
await browser.close()

import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, openScreen, SCREENS, test, type Page } from './fixtures'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds serious or worse. The script is injected by the driver, which the page's CSP does not bind. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

for (const path of SCREENS) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious on ${path}, ${theme}, wide and narrow`, async ({ page }) => {
      await page.addInitScript({ path: AXE })
      await openScreen(page, path, 'en', theme)
      expect(await serious(page)).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await serious(page)).toEqual([])
    })
  }
}

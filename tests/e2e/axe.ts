import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, type Page } from './fixtures'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Brings axe into every page of the tab. The script is injected by the driver, which the page's CSP does not bind. */
export async function withAxe(page: Page): Promise<void> {
  await page.addInitScript({ path: AXE })
  await page.addInitScript(stopMotion)
}

const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

/** Dark differs from light in its colours alone. */
const LOOKS = [
  { colorScheme: 'light', size: WIDE, rules: undefined },
  { colorScheme: 'dark', size: WIDE, rules: ['color-contrast', 'link-in-text-block'] },
  { colorScheme: 'light', size: PHONE, rules: undefined },
] as const

/** Runs in the page: half way between two looks no contrast holds, so nothing goes by degrees. */
function stopMotion() {
  const still = document.createElement('style')
  still.textContent = '*, ::before, ::after { transition: none !important; animation: none !important }'
  addEventListener('DOMContentLoaded', () => document.head.append(still))
}

/** Waits until what was asked of the page is drawn. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** What axe finds on the page as it stands now: by those rules, or by all. */
async function findings(page: Page, rules: readonly string[] | undefined): Promise<string[]> {
  const how = JSON.stringify({ resultTypes: ['violations'], selectors: false, ...(rules && { runOnly: rules }) })
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${how})`)
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Axe finds nothing: light and dark, and on a phone, where what is open stays open. The test goes on and fails at its end. */
export async function expectNoFindings(page: Page, where: string): Promise<void> {
  for (const { colorScheme, size, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    await drawn(page)
    expect.soft(await findings(page, rules), `${where}, ${colorScheme}, ${size.width} px`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(WIDE)
}

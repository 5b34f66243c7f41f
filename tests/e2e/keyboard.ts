import type { Locator } from '@playwright/test'
import { expect, type Page } from './fixtures'

const LONGEST_WAY = 60

/** Presses Tab until the focus is there, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < LONGEST_WAY && !(await isThere()); presses++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

/** Ctrl+K, and what is typed next is looked for. A page that has only just come may not hear the first press. */
export async function openPalette(page: Page): Promise<void> {
  const box = page.getByRole('combobox', { name: /^(Search and commands|搜索与命令)$/ })
  await expect(async () => {
    if (!(await box.isVisible())) await page.keyboard.press('Control+k')
    await expect(box).toBeFocused({ timeout: 3000 })
  }).toPass()
}

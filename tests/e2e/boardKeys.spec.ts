import { expect, standing, test } from './demo'

test('Esc closes what a figure means, and then takes away one filter', async ({ page }) => {
  await page.goto('/dashboard?range=30d&weekday=1&weekday=2')
  await standing(page)
  const meaning = page.getByRole('button', { name: 'What GMV paid means' })
  await meaning.press('Enter')
  const said = page.getByRole('dialog', { name: 'What GMV paid means' })
  await expect(said).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(said.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(said).toHaveCount(0)
  await expect(meaning).toBeFocused()
  await expect(page).toHaveURL(/weekday=1&weekday=2/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/weekday=1$/)
})

import { expect, standing, test } from './demo'

// The demo's browser asks for less motion.
test('where motion is unwanted, a calendar stands beside its field', async ({ page }) => {
  await page.goto('/promotions/coupons')
  await standing(page)
  await page.getByRole('main').getByRole('button', { name: 'New batch' }).click()
  await page.getByRole('button', { name: /^From: / }).click()
  await expect(page.getByText('Today', { exact: true })).toBeInViewport()
})

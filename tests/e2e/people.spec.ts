import { expect, standing, test, type Page } from './demo'
import { openPalette } from './keyboard'
import { journalEntry, keyInRow, linkAt, rowAt } from './shop'

async function actAs(page: Page, role: string) {
  await page.getByTitle(/^You act as/).click()
  await page.getByRole('menuitemradio').filter({ hasText: role }).first().click()
  await expect(page.getByTitle(new RegExp(`^You act as .* \\(${role}\\)`))).toBeVisible()
}

const dialog = (page: Page) => page.getByRole('dialog')

test('an analyst sees masks, and reads why a button is off; an owner sees all', async ({ page }) => {
  await page.goto('/customers')
  await standing(page)
  const name = (await linkAt(page, 0).textContent()) ?? ''
  const customer = await keyInRow(page, 0)
  const row = (await rowAt(page, 0).textContent()) ?? ''
  const phone = /\+?\d{8,}/.exec(row)?.[0] ?? ''
  expect(phone).not.toBe('')

  await actAs(page, 'Analyst')
  await expect(rowAt(page, 0)).toContainText('*')
  await expect(page.getByRole('main')).not.toContainText(phone)
  await expect(linkAt(page, 0)).not.toHaveText(name)
  await page.goto(`/customers/${customer}`)
  await expect(dialog(page)).toContainText('*')
  await expect(dialog(page)).not.toContainText(name)
  for (const [button, why] of [
    ['Show contact', /^Only these roles may do this: Owner, Operator and Agent/],
    ['Erase customer…', /^Only the owner may do this/],
  ] as const) {
    const off = dialog(page).getByRole('button', { name: button })
    await expect(off).toHaveAttribute('aria-disabled', 'true')
    await expect(off).toHaveAccessibleDescription(why)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('checkbox', { name: 'No personal data' })).toBeChecked()

  await page.goto('/products')
  await standing(page)
  await linkAt(page, 0).click()
  await expect(dialog(page).getByRole('textbox', { name: 'Title' })).not.toBeEditable()
  await expect(dialog(page).getByRole('button', { name: 'Save' })).toHaveAccessibleDescription(
    /Only these roles may do this: Owner and Operator/,
  )
  await page.goto('/settings#backup')
  await expect(page.getByRole('button', { name: 'Back up now' })).toHaveAccessibleDescription(/Only the owner/)
  await openPalette(page)
  await page.keyboard.type(name)
  await expect(page.getByText(`Nothing matches “${name}”`)).toBeVisible()
  await page.keyboard.press('Escape')

  await actAs(page, 'Owner')
  await page.goto('/customers')
  await expect(linkAt(page, 0)).toHaveText(name)
})

test('what an agent reveals is shown to them alone, and stands in the history under their name', async ({ page }) => {
  await page.goto('/orders')
  await standing(page)
  const number = await keyInRow(page, 2)
  await linkAt(page, 2).click()
  await expect(dialog(page)).toContainText(/\+?\d{8,}/)
  const phone = /\+?\d{8,}/.exec((await dialog(page).textContent()) ?? '')?.[0] ?? ''
  expect(phone).not.toBe('')
  await page.keyboard.press('Escape')
  await actAs(page, 'Agent')
  const agent = /as (.*) \(/.exec((await page.getByTitle(/^You act as/).getAttribute('title')) ?? '')?.[1] ?? ''
  await linkAt(page, 2).click()
  await expect(dialog(page)).not.toContainText(phone)
  await dialog(page).getByRole('button', { name: 'Show contact' }).click()
  await expect(dialog(page)).toContainText(phone)
  await page.keyboard.press('Escape')
  await linkAt(page, 2).click()
  await expect(dialog(page).getByRole('button', { name: 'Show contact' })).toBeVisible()
  await expect(dialog(page)).not.toContainText(phone)
  await page.goto('/history')
  const entry = journalEntry(page, `Looked at the personal data of order ${number}`)
  await expect(entry).toContainText(agent)
  await expect(entry).not.toContainText(phone)
  await expect(entry.getByRole('button')).toHaveAttribute('aria-disabled', 'true')
})

test('people are added with a role, act at once, and their work carries their name', async ({ page }) => {
  await page.goto('/settings#people')
  const people = page.locator('#people')
  await people.getByLabel('Name of the new person').fill('Kit')
  await people.getByLabel('Role of the new person').selectOption('Operator')
  await people.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Kit added' })).toBeVisible()
  await page.getByTitle(/^You act as/).click()
  await page.getByRole('menuitemradio', { name: /^Kit/ }).click()
  await page.goto('/products')
  await standing(page)
  const sku = await keyInRow(page, 0)
  await linkAt(page, 0).click()
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill("Kit's choice")
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: `${sku} saved` })).toBeVisible()
  await page.goto('/history')
  await expect(journalEntry(page, `Changed product ${sku}`)).toContainText('Kit')
})

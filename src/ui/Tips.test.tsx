// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { Button } from './Button'
import { Tips } from './Tips'

afterEach(cleanup)

test('a button pointed at, or reached by Tab, says its hint; Esc takes it away', async () => {
  const user = userEvent.setup()
  render(
    <>
      <Button hint="Ctrl + S">Save</Button>
      <Tips />
    </>,
  )
  await user.hover(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('tooltip')).textContent).toContain('Ctrl + S')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('tooltip')).toBeNull()
  await user.tab()
  expect((await screen.findByRole('tooltip')).textContent).toContain('Ctrl + S')
})

test('what cannot be pressed says why when it is pressed', async () => {
  render(
    <>
      <Button disabledReason="Only managers approve">Approve</Button>
      <Tips />
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  expect((await screen.findByRole('tooltip')).textContent).toContain('Only managers approve')
})

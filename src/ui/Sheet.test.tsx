// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { setLanguage } from '~/lib/i18n'
import { Sheet } from './Sheet'

afterEach(cleanup)

function Opener() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Filter
      </button>
      {open && (
        <Sheet title="Filter" onClose={() => setOpen(false)}>
          <button type="button" onClick={() => setOpen(false)}>
            Done
          </button>
        </Sheet>
      )}
    </>
  )
}

test('whichever way a sheet is closed, the focus is where it was before', async () => {
  await setLanguage('en')
  render(<Opener />)
  for (const way of ['Close', 'Done']) {
    await userEvent.click(screen.getByRole('button', { name: 'Filter' }))
    const button = await screen.findByRole('button', { name: way })
    button.focus()
    await userEvent.click(button)
    expect(screen.queryByRole('dialog'), way).toBeNull()
    expect(document.activeElement?.textContent, way).toBe('Filter')
  }
})

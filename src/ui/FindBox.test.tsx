// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { FindBox } from './FindBox'

afterEach(cleanup)

const GOODS = ['MUG-1', 'MUG-2', 'PLATE'].map((code) => ({ key: code, code, title: `Title of ${code}` }))

function Box({ picked, unknown }: { picked: string[]; unknown: string[] }) {
  const [text, setText] = useState('')
  const found = text === '' ? [] : GOODS.filter(({ code }) => code.startsWith(text))
  return (
    <FindBox
      label="Add"
      hint=""
      text={text}
      onText={setText}
      found={found}
      onPick={({ key }) => picked.push(key)}
      onUnknown={() => unknown.push(text)}
    />
  )
}

test('arrows mark what was found, Enter takes it, and the box is empty for the next', async () => {
  const picked: string[] = []
  render(<Box picked={picked} unknown={[]} />)
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Add' })
  await userEvent.type(box, 'MUG{ArrowDown}')
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('MUG-2')
  expect(box.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(picked).toEqual(['MUG-1'])
  expect(box.value).toBe('')
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('Enter on what nothing was found for is handed on with its text, Esc empties the box', async () => {
  const [picked, unknown]: string[][] = [[], []]
  render(<Box picked={picked} unknown={unknown} />)
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Add' })
  await userEvent.type(box, '{Enter}6901234{Enter}')
  expect({ picked, unknown }).toEqual({ picked: [], unknown: ['6901234'] })
  await userEvent.keyboard('{Escape}')
  expect(box.value).toBe('')
})

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { chooseKey, resetKeys } from './keyMap'
import { KeyTable } from './KeyTable'
import { type KeyActions, useKeyHint, useServiceKeys } from './useServiceKeys'

HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
  this.open = true
}

beforeEach(() => setLanguage('en'))
afterEach(() => {
  cleanup()
  useShop.setState({ who: 'owner' })
  resetKeys()
})

function Probe({ actions, first }: { actions: KeyActions; first?: boolean }) {
  useServiceKeys(actions, { first })
  return (
    <>
      <input aria-label="text" />
      <input type="checkbox" aria-label="box" />
      <div contentEditable data-testid="editor" />
    </>
  )
}

const Hint = () => <output>{useKeyHint()('reply')}</output>

test('a key does what whoever stands there has given it', async () => {
  const reply = vi.fn()
  render(<Probe actions={{ reply }} />)
  await userEvent.keyboard('rn')
  expect(reply).toHaveBeenCalledOnce()
})

test('letters are text in boxes and editors, and keys on a box that is ticked', async () => {
  const reply = vi.fn()
  render(<Probe actions={{ reply }} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'text' }), 'rrr')
  fireEvent.keyDown(screen.getByTestId('editor'), { key: 'r', code: 'KeyR' })
  expect(reply).not.toHaveBeenCalled()
  screen.getByRole('checkbox').focus()
  await userEvent.keyboard('r')
  expect(reply).toHaveBeenCalledOnce()
})

test('an input method that composes presses nothing', () => {
  const down = vi.fn()
  render(<Probe actions={{ down }} />)
  fireEvent.keyDown(window, { key: 'j', code: 'KeyJ', isComposing: true })
  fireEvent.keyDown(window, { key: 'Process', code: 'KeyJ', keyCode: 229 })
  expect(down).not.toHaveBeenCalled()
  fireEvent.keyDown(window, { key: 'о', code: 'KeyJ' })
  expect(down).toHaveBeenCalledOnce()
})

test('after g a letter belongs to the app', async () => {
  const open = vi.fn()
  render(<Probe actions={{ open }} />)
  await userEvent.keyboard('go')
  expect(open).not.toHaveBeenCalled()
  await userEvent.keyboard('o')
  expect(open).toHaveBeenCalledOnce()
})

test('under a sheet keys are off', async () => {
  const open = vi.fn()
  render(
    <>
      <Probe actions={{ open }} />
      <dialog open aria-label="sheet" />
    </>,
  )
  await userEvent.keyboard('o')
  expect(open).not.toHaveBeenCalled()
})

test('who has come last is asked, but for those that go first; what is not there now is passed over', async () => {
  const [list, talk, selected] = [vi.fn(), vi.fn(), vi.fn()]
  const { rerender } = render(
    <>
      <Probe actions={{ solve: undefined }} first />
      <Probe actions={{ solve: list }} />
      <Probe actions={{ solve: talk }} />
    </>,
  )
  await userEvent.keyboard('s')
  expect([list, talk, selected].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0])
  rerender(
    <>
      <Probe actions={{ solve: selected }} first />
      <Probe actions={{ solve: list }} />
      <Probe actions={{ solve: talk }} />
    </>,
  )
  await userEvent.keyboard('s')
  expect([list, talk, selected].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 1])
})

test('a key is changed on the sheet, for this person alone, and reset', async () => {
  const reply = vi.fn()
  render(
    <>
      <Probe actions={{ reply }} />
      <KeyTable />
      <Hint />
    </>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Reply: R, press to change' }))
  await userEvent.keyboard('q')
  expect(screen.getByRole('status').textContent).toBe('Q')
  await userEvent.keyboard('r')
  expect(reply).not.toHaveBeenCalled()
  await userEvent.keyboard('q')
  expect(reply).toHaveBeenCalledOnce()
  await userEvent.click(screen.getByRole('button', { name: 'Reset all' }))
  expect(screen.getByRole('status').textContent).toBe('R')
})

test('another person has keys of their own', () => {
  chooseKey('reply', 'q')
  render(<Hint />)
  expect(screen.getByRole('status').textContent).toBe('Q')
  cleanup()
  useShop.setState({ who: 'ann' })
  render(<Hint />)
  expect(screen.getByRole('status').textContent).toBe('R')
})

test('a key that is taken is refused with a sentence, and nothing changes', async () => {
  render(<KeyTable />)
  const button = screen.getByRole('button', { name: 'Reply: R, press to change' })
  await userEvent.click(button)
  await userEvent.keyboard('n')
  expect(screen.getByRole('alert').textContent).toBe('N is taken by "Write a note". Change that one first.')
  await userEvent.keyboard('g')
  expect(screen.getByRole('alert').textContent).toBe('G belongs to the whole app and cannot be given away.')
  await userEvent.keyboard('{F5}')
  expect(screen.getByRole('alert').textContent).toBe('This key cannot be used. Take a letter, a digit or a sign.')
  await userEvent.keyboard('{Escape}')
  expect(screen.getByRole('alert').textContent).toBe('')
  expect(screen.getByRole('button', { name: 'Reply: R, press to change' })).toBe(button)
})

// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { AREAS } from './areas'
import { useGoToKeys } from './keys'
import { usePalette } from './palette/state'

afterEach(cleanup)

function Probe({ openSheet }: { openSheet: () => void }) {
  useGoToKeys(openSheet)
  return (
    <>
      <output>{useLocation().pathname}</output>
      <input aria-label="note" />
    </>
  )
}

function start() {
  const openSheet = vi.fn()
  render(
    <MemoryRouter>
      <Probe openSheet={openSheet} />
    </MemoryRouter>,
  )
  return openSheet
}

const where = () => screen.getByRole('status').textContent

test('g and a letter go to the area, another letter between them does not', async () => {
  start()
  await userEvent.keyboard('go')
  expect(where()).toBe('/orders')
  await userEvent.keyboard('gxp')
  expect(where()).toBe('/orders')
  await userEvent.keyboard('gp')
  expect(where()).toBe('/products')
})

test('? opens the sheet', async () => {
  const openSheet = start()
  await userEvent.keyboard('?')
  expect(openSheet).toHaveBeenCalledOnce()
})

test('keys are text where the reader types', async () => {
  const openSheet = start()
  await userEvent.type(screen.getByRole('textbox'), 'go?')
  expect(where()).toBe('/')
  expect(openSheet).not.toHaveBeenCalled()
})

test('Ctrl+K opens the palette and closes it, from a text box too', async () => {
  start()
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(usePalette.getState().open).toBe(true)
  screen.getByRole('textbox').focus()
  await userEvent.keyboard('{Meta>}k{/Meta}')
  expect(usePalette.getState().open).toBe(false)
  await userEvent.keyboard('{Control>}{Shift>}k{/Shift}{/Control}')
  expect(usePalette.getState().open).toBe(false)
})

test('h is home and y is history, so that no two areas share a letter', () => {
  expect(AREAS.find(({ id }) => id === 'home')?.key).toBe('h')
  expect(AREAS.find(({ id }) => id === 'history')?.key).toBe('y')
  expect(new Set(AREAS.map(({ key }) => key)).size).toBe(AREAS.length)
})

test('keys of the browser are left alone', async () => {
  start()
  await userEvent.keyboard('{Control>}g{/Control}o')
  expect(where()).toBe('/')
})

// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { isChunkError, Trouble, troubleReport } from './Trouble'

afterEach(cleanup)

test('a report names the version, the address, the error and its cause, whatever was thrown', () => {
  const report = troubleReport(new Error('no such column', { cause: new Error('disk') }))
  expect(report).toMatch(/^Zhanggui \d+\.\d+\.\d+/)
  for (const part of ['Error: no such column', 'cause: disk', location.href, 'Trouble.test']) expect(report).toContain(part)
  const circle: { self?: unknown } = {}
  circle.self = circle
  for (const thrown of [undefined, null, 'text', 42, { why: 'full' }, circle]) expect(troubleReport(thrown)).toContain('url: ')
})

test('a screen that failed offers a retry and the report', async () => {
  const onRetry = vi.fn()
  render(<Trouble kind="trouble" error={new Error('boom')} onRetry={onRetry} />)
  expect(screen.getByRole('alert').textContent).toContain('Error: boom')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onRetry).toHaveBeenCalledOnce()
})

test('code that could not be fetched is told from a fault in it', () => {
  expect(isChunkError(new TypeError('Failed to fetch dynamically imported module: http://x/OrdersScreen.js'))).toBe(true)
  expect(isChunkError(new TypeError('error loading dynamically imported module'))).toBe(true)
  expect(isChunkError(new TypeError('Importing a module script failed.'))).toBe(true)
  expect(isChunkError(new TypeError('x is not a function'))).toBe(false)
  expect(isChunkError('Failed')).toBe(false)
})

// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aSku } from '../../../../tests/stock'
import { useSkuGrid } from './useSkuGrid'

test('a field that the platform does not take stays, whatever is written over it', () => {
  const before = { ...aSku({ code: 'MUG-1', price: 120_000 }), barcode: '' }
  const change = vi.fn()
  const { result } = renderHook(() =>
    useSkuGrid({
      edit: { matrix: { options: [], skus: [before] }, change, undo: undefined, redo: undefined },
      context: { columns: ['price', 'compareAt', 'barcode'], currency: 'GBP', prefix: '' },
      readOnly: false,
      kept: new Set(['price', 'compareAt']),
      onNews: () => {},
    }),
  )
  const clipboard = { getData: () => '9.50\t20\t4006381333931' }
  act(() => result.current.onPaste({ preventDefault: () => {}, clipboardData: clipboard } as never))
  expect(change).toHaveBeenCalledOnce()
  const { skus } = change.mock.calls[0][0] as { skus: object[] }
  expect(skus).toEqual([{ ...before, barcode: '4006381333931' }])
})

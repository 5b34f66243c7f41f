import { useRef, useState } from 'react'
import { learnValues, type Matrix } from '~/domain/skuMatrix'
import type { Edit } from './useEdit'

/** Steps that can be taken back before the product is saved. */
const STEPS = 100

export interface MatrixEdit {
  matrix: Matrix
  change: (next: Matrix) => void
  /** Undefined: there is nothing to take back, or to do again. */
  undo: (() => void) | undefined
  redo: (() => void) | undefined
}

/** Options and SKUs of an edit, with the steps that were made to them. */
export function useMatrix({ product, set }: Edit): MatrixEdit {
  const matrix: Matrix = { options: product.options, skus: product.skus }
  const past = useRef<Matrix[]>([])
  const future = useRef<Matrix[]>([])
  const [, setSteps] = useState(0)
  const put = (next: Matrix) => {
    set({ options: learnValues(next), skus: next.skus })
    setSteps((steps) => steps + 1)
  }
  const step = (from: Matrix[], to: Matrix[]) => () => {
    const next = from.pop()
    if (!next) return
    to.push(matrix)
    put(next)
  }
  return {
    matrix,
    change: (next) => {
      past.current = [...past.current.slice(1 - STEPS), matrix]
      future.current = []
      put(next)
    },
    undo: past.current.length > 0 ? step(past.current, future.current) : undefined,
    redo: future.current.length > 0 ? step(future.current, past.current) : undefined,
  }
}

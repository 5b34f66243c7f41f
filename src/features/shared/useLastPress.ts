import { startTransition, useOptimistic } from 'react'

const nextTask = () => new Promise((resolve) => setTimeout(resolve))

/** What was pressed last is shown at once: the address that holds it may follow late where the page has much to draw. */
export function useLastPress<T extends string>(given: readonly T[], tell: (values: T[]) => void): [readonly T[], (values: T[]) => void] {
  const [values, show] = useOptimistic(given)
  const press = (next: T[]) =>
    startTransition(async () => {
      show(next)
      tell(next)
      await nextTask()
    })
  return [values, press]
}

import { useMemo } from 'react'
import { useDataRange, useKpi } from '~/features/shared/board/queries'

/** As the dashboards count where nobody has chosen otherwise. */
const SCOPE = { nonProducts: true, free: false, unknownBuyers: 'beside' } as const

const NONE: ReadonlyMap<string, number> = new Map()

/** GMV of the orders that carry each promotion, by its key, of all orders there are. */
export function useActualGmv(): ReadonlyMap<string, number> {
  const { data: range } = useDataRange()
  const { data } = useKpi(
    { metrics: ['gmv_paid'], by: 'promotion', from: range?.first ?? 0, to: (range?.last ?? 0) + 1, scope: SCOPE },
    { enabled: range !== undefined && range !== null },
  )
  return useMemo(
    () => (data ? new Map(data.rows?.flatMap(({ key, figures: { gmv_paid: gmv } }) => (gmv?.value ? [[key, gmv.value]] : []))) : NONE),
    [data],
  )
}

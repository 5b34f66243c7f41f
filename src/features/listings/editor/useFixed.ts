import { useCallback } from 'react'
import { useCannot } from '~/features/shared/useCannot'

/** Why a field of a product cannot be set on the platform of this shop, as in `Change` less the code of a SKU: `title`, `sku:price`. */
export type Fixed = (field: string) => string | undefined

export function useFixed(): Fixed {
  const cannot = useCannot()
  return useCallback((field) => cannot?.('catalog.set', [field]), [cannot])
}

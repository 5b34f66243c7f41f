import { useCallback } from 'react'
import { listingStateMessages } from '~/features/shared/listingStates'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { ChangeMarker } from '~/store/changeMarkers'
import { useFormat } from '~/ui/UiContext'
import { healthMessages } from './messages'

/** What was changed, in a few words. */
export function useMarkerText(): (marker: ChangeMarker) => string {
  const t = useMessages(healthMessages)
  const states = useMessages(listingStateMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useCallback(
    ({ kind, price, state }) => {
      if (price) return `${t('marker.price')} ${format.price(price.before, currency)} → ${format.price(price.after, currency)}`
      if (state === 'listed' || state === 'paused' || state === 'archived') return t(`marker.${state}`)
      return state ? states(state) : t(`marker.${kind}`)
    },
    [t, states, format, currency],
  )
}

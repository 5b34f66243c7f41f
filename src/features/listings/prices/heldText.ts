import type { HeldBack, PriceField } from '~/domain/price/priceRule'
import type { Translate } from '~/lib/i18n'
import type { pricesMessages } from './messages'

/** Why a SKU keeps what it has: a floor is held back where it would lie above the price. */
export function heldText(t: Translate<(typeof pricesMessages)['zh']>, why: HeldBack, field: PriceField): string {
  return why === 'belowFloor' && field === 'floor' ? t('why.floorAbove') : t(`why.${why}`)
}

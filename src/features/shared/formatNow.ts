import { browserLanguage, localeOf } from '~/lib/i18n'
import { usePreferences } from '~/session/preferences'
import { useShop } from '~/session/shop'
import { type Format, makeFormat } from '~/ui/format'

let made: { by: string; format: Format } | undefined

/** The format of now for what is said outside of a screen: a toast. A screen has useFormat. */
export function formatNow(): Format {
  const { zone, currency } = useShop.getState()
  const locale = localeOf(usePreferences.getState().language ?? browserLanguage())
  const by = `${locale} ${zone} ${currency}`
  if (made?.by !== by) made = { by, format: makeFormat({ locale, zone, currency }) }
  return made.format
}

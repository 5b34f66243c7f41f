import type { FileRefusal } from '~/domain/importPlan'
import type { Translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import type { messages } from './messages'

type T = Translate<(typeof messages)['zh']>

/** What is wrong with a file and what to do about it, in one or two sentences. */
export function refusalText(refusal: FileRefusal, t: T, format: Format): string {
  switch (refusal.why) {
    case 'tooLarge':
      return t('refusal.tooLarge', { size: format.bytes(refusal.bytes), limit: format.bytes(refusal.limit) })
    case 'tooManyColumns':
      return t('refusal.tooManyColumns', { columns: format.count(refusal.columns) })
    case 'wrongEncoding':
      return t('refusal.wrongEncoding', { encoding: refusal.encoding.toUpperCase() })
    case 'openQuote':
      return t('refusal.openQuote', { line: format.count(refusal.line) })
    case 'missingColumns':
      return t('refusal.missingColumns', { fields: refusal.fields.map((field) => t(`field.${field}`)).join(t('comma')) })
    case 'noRoom':
      return t('refusal.noRoom', { need: format.bytes(refusal.need), free: format.bytes(refusal.free) })
    case 'empty':
    case 'headerOnly':
    case 'binary':
    case 'stale':
    case 'badArchive':
    case 'badSheet':
    case 'oldExcel':
    case 'zip':
    case 'markup':
    case 'lostDigits':
      return t(`refusal.${refusal.why}`)
  }
}

import { useQuery } from '@tanstack/react-query'
import type { Macro } from '~/domain/desk'
import { fillMacro, MACRO_VARIABLES, unknownIn } from '~/domain/macroText'
import { ticketQueries } from '~/features/service/queries'
import { useMessages } from '~/lib/i18n'
import { macroSettingsMessages } from './macroMessages'

/** Most is known of tickets after the sale. */
const EXAMPLES = { filter: { queues: ['afterSale', 'returns'] }, sort: 'updated' } as const
/** Of the last tickets the first that has an order is the example. */
const LOOKED_AT = 30

/** How it would read for a ticket of the shop. */
export function MacroPreview({ text, language }: { text: Macro['text']; language: 'zh' | 'en' }) {
  const t = useMessages(macroSettingsMessages)
  const { queryKey, fetch } = ticketQueries.list(EXAMPLES)
  const list = useQuery({ queryKey: [...queryKey, 'examples'], queryFn: ({ signal }) => fetch(0, LOOKED_AT, signal), throwOnError: false })
  const items = list.data?.items ?? []
  const example = items.find(({ order }) => order !== '') ?? items.at(0)
  const { data: detail } = useQuery({ ...ticketQueries.ticket(example?.key ?? ''), enabled: example !== undefined, throwOnError: false })
  const own = text[language]?.trim() ?? ''
  const said = own === '' ? (text[language === 'zh' ? 'en' : 'zh'] ?? '') : own
  if (said.trim() === '') return null
  const filled = fillMacro(said, detail?.variables ?? {})
  const unknown = [...new Set(unknownIn(filled).map(({ name }) => name))]
  const nameOf = (name: string) => {
    const variable = MACRO_VARIABLES.find((each) => each === name)
    return variable ? t(variable) : name
  }
  return (
    <div className="zg-stack-tight">
      <h4>{t('preview')}</h4>
      <p className="zg-second zg-small">{detail ? t('previewOf', { subject: detail.ticket.subject }) : t('previewNone')}</p>
      {own === '' && <p className="zg-second zg-small">{t('empty')}</p>}
      <p className="zg-macro-preview">{filled}</p>
      {detail && unknown.length > 0 && (
        <p className="zg-warning zg-small">{t('unknown', { names: unknown.map(nameOf).join(t('comma')) })}</p>
      )}
    </div>
  )
}

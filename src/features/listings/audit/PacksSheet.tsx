import { useQuery } from '@tanstack/react-query'
import { PACK_IDS, type PackId, PACKS } from '~/domain/compliance/packs'
import { lifeQueries } from '~/features/shared/listing/queries'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Sheet } from '~/ui/Sheet'
import { useUi } from '~/ui/UiContext'
import { auditMessages } from './messages'

/** Which rules this shop is held to. */
export function PacksSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(auditMessages)
  const { language } = useUi()
  const run = useCommand()
  const whyNot = useWhyNot('listing.packs')
  const { data } = useQuery(lifeQueries.lint())
  const inWords = (said: { zh: string; en: string }) => (language === 'zh-CN' ? said.zh : said.en)
  const toggle = (id: PackId, on: boolean) => {
    const packs = PACK_IDS.filter((each) => (each === id ? on : data?.packs.includes(each)))
    void run({ kind: 'listing.packs', args: { packs } }, { done: t('packsSaved') })
  }
  return (
    <Sheet title={t('packsTitle')} onClose={onClose}>
      <p className="zg-second">{whyNot ?? t('packsHint')}</p>
      <ul className="zg-packs">
        {PACK_IDS.map((id) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={data?.packs.includes(id) ?? false}
                disabled={!data || whyNot !== undefined}
                onChange={({ target }) => toggle(id, target.checked)}
              />
              <span>
                {inWords(PACKS[id].name)}
                <span className="zg-second zg-small zg-packs-about">
                  {inWords(PACKS[id].about)} · {t('rules', { count: PACKS[id].rules.length })}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

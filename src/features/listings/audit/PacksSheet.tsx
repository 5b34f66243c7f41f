import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Link } from 'react-router'
import { type AcceptanceRow, isWord } from '~/domain/compliance/acceptance'
import { PACK_IDS, type PackId, PACKS, ruleOf } from '~/domain/compliance/packs'
import { Accepted } from '~/features/shared/listing/Accepted'
import { lifeQueries } from '~/features/shared/listing/queries'
import { shortened } from '~/features/shared/listing/shortened'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
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
      {data && <Judgements all={data.accepted ?? []} />}
    </Sheet>
  )
}

/** So many are shown; a long list is looked through in the audit. */
const SHOWN = 20

/** What people have judged to be right: words of the shop, then texts of products, the newest first. */
function Judgements({ all }: { all: readonly AcceptanceRow[] }) {
  const t = useMessages(auditMessages)
  const newest = [...all].sort((a, b) => b.at - a.at)
  const words = newest.filter(isWord)
  const texts = newest.filter((each) => !isWord(each))
  return (
    <>
      <JudgementList title={t('acceptedWords')} rows={words} />
      <JudgementList title={t('acceptedTexts')} rows={texts.slice(0, SHOWN)} />
      {texts.length > SHOWN && <p className="zg-second zg-small">{t('acceptedMore', { count: texts.length - SHOWN })}</p>}
    </>
  )
}

function JudgementList({ title, rows }: { title: string; rows: readonly AcceptanceRow[] }) {
  const t = useMessages(auditMessages)
  const { language } = useUi()
  const id = useId()
  return (
    <section className="zg-judgements" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {rows.length === 0 && <p className="zg-second zg-small">{t('acceptedNone')}</p>}
      <ul>
        {rows.map((row) => {
          const message = ruleOf(row.rule)?.message
          return (
            <li key={row.key}>
              <p>
                <mark>{shortened(isWord(row) ? row.word : row.found)}</mark>{' '}
                <span className="zg-second zg-small">{message && (language === 'zh-CN' ? message.zh : message.en)}</span>
              </p>
              {!isWord(row) && (
                <Link className="zg-small" to={paths.listing({ key: row.product })}>
                  {row.part === 'title' ? row.text : t('open')}
                </Link>
              )}
              <Accepted of={row} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

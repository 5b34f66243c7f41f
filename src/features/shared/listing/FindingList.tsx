import { useRef, useState, type KeyboardEvent } from 'react'
import { type Finding, isOpen } from '~/domain/compliance/lint'
import { ruleOf } from '~/domain/compliance/packs'
import { canMend } from '~/domain/compliance/product'
import type { Said } from '~/domain/compliance/rule'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useUi } from '~/ui/UiContext'
import { Accepted } from './Accepted'
import { AcceptSheet } from './AcceptSheet'
import { lifeMessages } from './lifeMessages'
import { shortened } from './shortened'
import './listing.css'

export interface FindingListProps {
  label: string
  findings: readonly Finding[]
  onJump?: (finding: Finding) => void
  /** Of findings that can be mended by one key. */
  onMend?: (finding: Finding) => void
  /** Key of the product whose texts these are: then a finding can be accepted. */
  product?: string
  /** The text of a finding, where it is being typed. */
  typedOf?: (finding: Finding) => string | undefined
}

/** What the text check finds: j and k move within, Enter goes there, m mends, f says that it is fine. */
export function FindingList({ label, findings, onJump, onMend, product, typedOf }: FindingListProps) {
  const [judged, setJudged] = useState<Finding>()
  const list = useRef<HTMLUListElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
    const finding = findings[at]
    if (step !== undefined) rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
    else if (finding && event.key === 'Enter' && document.activeElement === rows[at]) onJump?.(finding)
    else if (finding && event.key === 'm' && canMend(finding)) onMend?.(finding)
    else if (finding && event.key === 'f' && product !== undefined && isOpen(finding)) setJudged(finding)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // Keys of the rows, of which one has the focus.
    <div role="presentation" onKeyDown={onKeyDown}>
      <ul ref={list} className="zg-findings" aria-label={label}>
        {findings.map((finding) => (
          <FindingRow
            key={`${finding.rule} ${finding.part} ${finding.at} ${finding.from}`}
            finding={finding}
            onJump={onJump}
            onMend={canMend(finding) ? onMend : undefined}
            onAccept={product !== undefined && isOpen(finding) ? setJudged : undefined}
          />
        ))}
      </ul>
      {judged && product !== undefined && (
        <AcceptSheet finding={judged} product={product} typed={typedOf?.(judged)} onClose={() => setJudged(undefined)} />
      )}
    </div>
  )
}

interface RowProps extends Pick<FindingListProps, 'onJump' | 'onMend'> {
  finding: Finding
  onAccept?: (finding: Finding) => void
}

function FindingRow({ finding, onJump, onMend, onAccept }: RowProps) {
  const t = useMessages(lifeMessages)
  const { language } = useUi()
  const rule = ruleOf(finding.rule)
  if (!rule) return null
  const inWords = (said: Said) => (language === 'zh-CN' ? said.zh : said.en)
  const { severity, part, found, accepted } = finding
  const word = t(accepted ? 'acceptedTag' : severity)
  return (
    <li data-finding={finding.rule} tabIndex={0} aria-label={`${word}: ${inWords(rule.message)}`}>
      <p className="zg-finding-head">
        <Status tone={accepted ? 'off' : severity === 'error' ? 'bad' : 'attention'} word={word} />
        <span>{t(`part.${part}`)}</span>
        {rule.find.by !== 'length' && <mark>{shortened(found)}</mark>}
      </p>
      <p>{inWords(rule.message)}</p>
      {!accepted && <p className="zg-second">{inWords(rule.suggestion)}</p>}
      <p className="zg-second zg-small">{t('source', { source: inWords(rule.source) })}</p>
      {accepted && <Accepted of={accepted} />}
      {(onJump ?? onMend ?? onAccept) && (
        <div className="zg-row">
          {onMend && (
            <Button size="small" onClick={() => onMend(finding)}>
              {mendText(finding, t, rule.find.by === 'length')}
            </Button>
          )}
          {onJump && (
            <Button size="small" type="text" onClick={() => onJump(finding)}>
              {t('goTo')}
            </Button>
          )}
          {onAccept && (
            <Button size="small" type="text" hint="F" onClick={() => onAccept(finding)}>
              {t('acceptDo')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function mendText({ mend = '', found }: Finding, t: ReturnType<typeof useMessages<(typeof lifeMessages)['zh']>>, cut: boolean): string {
  if (cut) return t('mendCut')
  return mend === '' ? t('mendOut', { text: shortened(found) }) : t('mend', { text: shortened(mend) })
}

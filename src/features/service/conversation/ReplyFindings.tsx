import type { Finding } from '~/domain/compliance/lint'
import type { Said } from '~/domain/compliance/rule'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useUi } from '~/ui/UiContext'
import { replyMessages } from './replyMessages'
import type { LintedReply } from './useReplyLint'

interface ReplyFindingsProps {
  lint: LintedReply
  /** Sending was stopped for them. */
  asked: boolean
  onMend: (finding: Finding) => void
  onGo: (finding: Finding) => void
}

const SHORT = 24
const shortened = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text)

/** What an answer had better not say: what the law forbids first, each with its reason and, where there is one, its mend. */
export function ReplyFindings({ lint: { findings, rules }, asked, onMend, onGo }: ReplyFindingsProps) {
  const t = useMessages(replyMessages)
  const { language } = useUi()
  if (findings.length === 0 || !rules) return null
  const inWords = (said: Said | undefined) => (language === 'zh-CN' ? said?.zh : said?.en)
  return (
    <section className="zg-reply-findings" aria-label={t('look')}>
      {asked && (
        <p role="alert" className="zg-small">
          {t('look')}
        </p>
      )}
      <ul>
        {findings.map((finding) => {
          const { rule, from, found, severity, mend } = finding
          const is = rules.ruleOf(rule)
          return (
            <li key={`${rule} ${from}`} className="zg-small">
              <p>
                <Status tone={severity === 'error' ? 'bad' : 'attention'} word={t(severity === 'error' ? 'law' : 'warning')} />{' '}
                <button type="button" className="zg-reply-found" title={t('goTo')} onClick={() => onGo(finding)}>
                  {shortened(found)}
                </button>{' '}
                {inWords(is?.message)}
              </p>
              <p className="zg-second">{inWords(is?.suggestion)}</p>
              {severity === 'error' && <p className="zg-second">{inWords(is?.source)}</p>}
              {mend !== undefined && (
                <Button size="small" onClick={() => onMend(finding)}>
                  {mend === '' ? t('mendOut', { text: shortened(found) }) : t('mend', { text: mend })}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

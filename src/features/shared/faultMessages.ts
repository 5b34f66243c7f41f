import type { CheckLine } from '~/commerce/adapter'
import type { SyncFailure } from '~/commerce/connection'
import type { ErrorKind, Fault } from '~/commerce/errors'
import { defineMessages, translate } from '~/lib/i18n'
import { faultPlace } from './faultPlace'

/** What went wrong with an API, one sentence each; `…Do` is what the reader does about it, before it is connected (`…First`) and after. */
export const faultMessages = defineMessages('fault', {
  zh: {
    html: '这个地址返回的是一个网页，不是店铺数据。',
    htmlDo: '请核对接口地址，看接口是不是搬了家；如果用的是公共 Wi-Fi，先完成网络登录。数据没有丢，会自动重试。',
    htmlDoFirst: '请核对接口地址：应是接口本身的地址，不是店铺首页或登录页。如果用的是公共 Wi-Fi，先完成网络登录。',
    notJson: '接口返回的内容不是 JSON，无法读取。',
    cut: '接口的回复传到一半断了。',
    timeout: '等了 {{seconds}} 秒，接口没有回应。',
    timeoutShort: '接口一直没有回应。',
    server: '接口自己报错了（{{status}}）。',
    serverShort: '接口自己报错了。',
    tooManySeconds: '请求太频繁，接口要求等 {{count}} 秒再试。',
    tooManyMinutes: '请求太频繁，接口要求等 {{count}} 分钟再试。',
    tooMany: '请求太频繁，接口暂时不再接受。',
    shapeMissing: '接口的回复里缺少{{place}}。',
    shapeEmpty: '接口的回复里，{{place}}是空的。',
    shapeWrong: '接口的回复里，{{place}}的格式不对。',
    shape: '接口的回复与约定的格式不符。',
    ours: '同步时掌柜自己出了错。',
    oursDo: '数据没有丢，会自动重试。如果一直这样，请把报告复制给掌柜的开发者。',
    stuck: '接口一直返回同一页，读不到后面的内容。',
    skipped: '接口少给了 {{count}} 条记录：给的比它自己统计的少。',
    skippedShort: '接口给的记录比它自己统计的少。',
    invalid: '接口认为这次请求有误。',
    notFound: '这个地址上没有接口。',
    notFoundDo: '请核对地址，注意结尾的路径，比如 /api。',
    conflict: '这条记录刚在接口那边改过。',
    conflictDo: '会先读取最新内容，再重新发送；两边都改过的地方由你决定。',
    unauthorized: '接口不再接受这个令牌。',
    unauthorizedDo: '请输入新的令牌。你的改动都还在，登录后接着发送。',
    unauthorizedFirst: '接口不认这个令牌。',
    unauthorizedDoFirst: '请重新复制一次：要完整，并且还没有过期或作废。',
    forbidden: '这个令牌没有权限做这件事。',
    forbiddenDo: '请在接口那边给它加上权限，或换一个令牌。',
    unsupported: '接口不提供这项功能。',
    unsupportedDo: '其余的照常同步；这部分只保存在本机。',
    offline: '连不上接口。',
    offlineDo: '可以照常工作：改动先存在本机，连上后自动发送。',
    offlineDoFirst: '请检查网络和地址。如果都没问题，可能是接口不允许浏览器访问（CORS），请找接口的管理员。',
    unavailable: '接口暂时用不了。',
    full: '这个浏览器的存储空间满了。',
    fullDo: '请删除不用的店铺或清理磁盘，再接着同步。已经存下的都还在。',
    passes: '数据没有丢，会自动重试。',
    passesFirst: '请稍后再试。',
    mend: '请把报告复制给接口的管理员。数据没有丢，修好后会自动继续。',
    mendFirst: '请把报告复制给接口的管理员，修好后再连接。',
    clock: '接口的时钟与本机相差 {{count}} 分钟。',
    clockDo: '请校准本机的时间；如果本机没错，请告诉接口的管理员。同步不受影响，但时间看起来会不对。',
    notOffered: '接口不提供，只保存在本机。',
    notKnown: '接口没有这项内容，只保存在本机。',
    notAllowed: '这个令牌不能读取。',
    readOnly: '只能读取，不能修改。',
  },
  en: {
    html: 'This address answers with a web page, not with a shop’s data.',
    htmlDo:
      'Check the address: the API may have moved. On a guest Wi-Fi, sign in to the network first. Nothing is lost; it is tried again by itself.',
    htmlDoFirst:
      'Check the address: it must be the API’s own, not the shop’s front page or a sign-in page. On a guest Wi-Fi, sign in to the network first.',
    notJson: 'The API’s answer is not JSON and cannot be read.',
    cut: 'The connection broke off in the middle of the API’s answer.',
    timeout: 'The API has not answered for {{seconds}} seconds.',
    timeoutShort: 'The API does not answer.',
    server: 'The API itself reports an error ({{status}}).',
    serverShort: 'The API itself reports an error.',
    tooManySeconds: 'Too many requests: the API asks to wait {{count}} seconds.',
    tooManySeconds_one: 'Too many requests: the API asks to wait {{count}} second.',
    tooManyMinutes: 'Too many requests: the API asks to wait {{count}} minutes.',
    tooManyMinutes_one: 'Too many requests: the API asks to wait {{count}} minute.',
    tooMany: 'Too many requests: the API takes no more for now.',
    shapeMissing: 'The API’s answer lacks {{place}}.',
    shapeEmpty: 'In the API’s answer {{place}} is empty.',
    shapeWrong: 'In the API’s answer {{place}} is not in the form agreed.',
    shape: 'The API’s answer is not in the form agreed.',
    ours: 'Zhanggui itself made a mistake while syncing.',
    oursDo: 'Nothing is lost; it is tried again by itself. If it stays, copy the report for Zhanggui’s maintainers.',
    stuck: 'The API sends the same page over and over, so the rest cannot be read.',
    skipped: 'The API has left out {{count}} records: it sent fewer than it counts.',
    skipped_one: 'The API has left out {{count}} record: it sent fewer than it counts.',
    skippedShort: 'The API has sent fewer records than it counts.',
    invalid: 'The API finds the request wrong.',
    notFound: 'There is no API at this address.',
    notFoundDo: 'Check the address to its end, such as /api.',
    conflict: 'This record has just been changed on the API’s side.',
    conflictDo: 'The newest is read first, then your change is sent again; what both sides changed is yours to decide.',
    unauthorized: 'The API does not take the token any more.',
    unauthorizedDo: 'Enter a new token. Your changes are all here and are sent once you are signed in.',
    unauthorizedFirst: 'The API does not know this token.',
    unauthorizedDoFirst: 'Copy it once more: whole, and neither expired nor withdrawn.',
    forbidden: 'This token is not allowed to do that.',
    forbiddenDo: 'Give it the right on the API’s side, or use another token.',
    unsupported: 'The API does not offer this.',
    unsupportedDo: 'Everything else goes on; this part stays in this browser.',
    offline: 'The API cannot be reached.',
    offlineDo: 'You can work on: changes are kept here and sent when the line is back.',
    offlineDoFirst:
      'Check the network and the address. If both are right, the API may not allow browsers to ask it (CORS): tell whoever runs it.',
    unavailable: 'The API is not available for now.',
    full: 'This browser has no room left.',
    fullDo: 'Delete a shop that you no longer need or free disk space, then it goes on. What is saved stays.',
    passes: 'Nothing is lost; it is tried again by itself.',
    passesFirst: 'Try again in a moment.',
    mend: 'Copy the report for whoever runs the API. Nothing is lost; it goes on by itself once that is put right.',
    mendFirst: 'Copy the report for whoever runs the API, and connect once that is put right.',
    clock: 'The API’s clock is {{count}} minutes apart from this device’s.',
    clock_one: 'The API’s clock is {{count}} minute apart from this device’s.',
    clockDo: 'Set this device’s clock; if it is right, tell whoever runs the API. Syncing is not harmed, but times will look wrong.',
    notOffered: 'Not offered by the API; kept in this browser only.',
    notKnown: 'Not known to the API; kept in this browser only.',
    notAllowed: 'This token may not read it.',
    readOnly: 'Can be read, not changed.',
  },
})

const t = translate(faultMessages)

/** Before a connection is saved nothing is kept for it and nothing goes on by itself. */
export type FaultWhen = 'connecting' | 'connected'

export interface FaultText {
  /** What happened, in one sentence. */
  says: string
  /** What the reader does about it, or that there is nothing to do. */
  todo: string
}

/** A failure in the reader's words. `detail` of it belongs into the report alone. */
export function faultText({ kind, fault }: SyncFailure, when: FaultWhen = 'connected'): FaultText {
  const first = when === 'connecting'
  if (fault) return { says: saysOf(fault), todo: todoOf(fault, first) }
  return { says: kindSays(kind, first), todo: kindTodo(kind, first) }
}

/** The same as one text: what happened, and what to do. */
export function faultSentence(failure: SyncFailure, when: FaultWhen = 'connected'): string {
  const { says, todo } = faultText(failure, when)
  return joined(says, todo)
}

/** Chinese sentences stand without a space between them. */
export const joined = (one: string, other: string): string => (one.endsWith('。') || other === '' ? one + other : `${one} ${other}`)

function saysOf(fault: Fault): string {
  switch (fault.of) {
    case 'timeout':
      return t('timeout', { seconds: Math.max(1, Math.round(fault.seconds)) })
    case 'server':
      return t('server', { status: fault.status })
    case 'tooMany':
      return tooManySays(fault.seconds)
    case 'shape':
      return shapeSays(fault)
    case 'skipped':
      return t('skipped', { count: fault.missing })
    default:
      return t(fault.of)
  }
}

function tooManySays(seconds: number | undefined): string {
  if (seconds === undefined) return t('tooMany')
  return seconds > 90 ? t('tooManyMinutes', { count: Math.ceil(seconds / 60) }) : t('tooManySeconds', { count: Math.ceil(seconds) })
}

function shapeSays({ at, says, answer = '' }: Extract<Fault, { of: 'shape' }>): string {
  const place = faultPlace(at, answer)
  if (place === '') return t('shape')
  return t(says === 'missing' ? 'shapeMissing' : says === 'empty' ? 'shapeEmpty' : 'shapeWrong', { place })
}

function todoOf({ of }: Fault, first: boolean): string {
  if (of === 'ours') return t('oursDo')
  if (of === 'html') return t(first ? 'htmlDoFirst' : 'htmlDo')
  if (of === 'notJson' || of === 'shape' || of === 'stuck' || of === 'skipped') return t(first ? 'mendFirst' : 'mend')
  return t(first ? 'passesFirst' : 'passes')
}

function kindSays(kind: ErrorKind, first: boolean): string {
  if (kind === 'rateLimited') return t('tooMany')
  return t(kind === 'unauthorized' && first ? 'unauthorizedFirst' : kind)
}

function kindTodo(kind: ErrorKind, first: boolean): string {
  switch (kind) {
    case 'unauthorized':
      return t(first ? 'unauthorizedDoFirst' : 'unauthorizedDo')
    case 'offline':
      return t(first ? 'offlineDoFirst' : 'offlineDo')
    case 'invalid':
      return t(first ? 'mendFirst' : 'mend')
    case 'rateLimited':
    case 'unavailable':
      return t(first ? 'passesFirst' : 'passes')
    default:
      return t(`${kind}Do`)
  }
}

/** The platform's clock is so many ms apart from this one's. */
export function clockText(apart: number): FaultText {
  return { says: t('clock', { count: Math.round(Math.abs(apart) / 60_000) }), todo: t('clockDo') }
}

/** Problems of a check that tell no facts of theirs. */
const SHORT = {
  timeout: 'timeoutShort',
  server: 'serverShort',
  skipped: 'skippedShort',
  rateLimited: 'tooMany',
  unauthorized: 'unauthorizedFirst',
} as const

/** What a line of the check page says; undefined where it works. */
export function checkSentence({ problem }: CheckLine): string | undefined {
  if (!problem) return undefined
  const { kind, detail } = problem
  if (kind === 'apart') {
    const { says, todo } = clockText(Number(detail) * 60_000)
    return joined(says, todo)
  }
  if (isShort(kind)) return t(SHORT[kind])
  return isPlain(kind) ? t(kind) : t('unavailable')
}

const isShort = (kind: string): kind is keyof typeof SHORT => Object.hasOwn(SHORT, kind)

/** Texts that take no facts, by the problem's name. */
const PLAIN = [
  'html',
  'notJson',
  'cut',
  'tooMany',
  'shape',
  'stuck',
  'invalid',
  'notFound',
  'conflict',
  'forbidden',
  'unsupported',
  'offline',
  'full',
  'notOffered',
  'notKnown',
  'notAllowed',
  'readOnly',
] as const
const isPlain = (kind: string): kind is (typeof PLAIN)[number] => PLAIN.some((known) => known === kind)

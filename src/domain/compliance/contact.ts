import { type LintRule, said } from './rule'

const OFF_SITE = said(
  '《淘宝平台违规行为规则》引导站外交易；各平台同类规则',
  'Marketplace rules against leading buyers off the site (Taobao, Amazon and others)',
)
const OUT = said('删掉联系方式，让买家用平台的聊天工具。', 'Take it out; buyers write through the shop.')

/** Ways around the marketplace. */
export const CONTACT: readonly LintRule[] = [
  {
    id: 'contact.phone',
    severity: 'error',
    source: OFF_SITE,
    message: said('文字里有电话号码。', 'There is a phone number in the text.'),
    suggestion: OUT,
    find: {
      by: 'pattern',
      letters: '0123456789', pattern: /(?<![\d.\w-])(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?![\d\w-])|(?<![\d-])0\d{2,3}-\d{7,8}(?!\d)|(?<![\d-])[48]00[\s-]\d{3}[\s-]?\d{4}(?!\d)|(?<![\w+])\+\d{1,3}[\s-]?\(?\d{2,4}\)?(?:[\s-]?\d{3,4}){2}(?!\d)/g,
    },
    mend: '',
  },
  {
    id: 'contact.wechat',
    severity: 'error',
    source: OFF_SITE,
    message: said('文字里有微信号，或在引导加微信。', 'The text gives a WeChat id, or asks to be added there.'),
    suggestion: OUT,
    find: {
      by: 'pattern',
      letters: '信芯vwgl', pattern: /[加+➕]?(?:我|店主|客服)?\s?(?:微信|薇信|威信|微芯|v信|(?<![a-z])(?:vx|wx|weixin|wechat|whatsapp|telegram|line id))(?:号|id)?\s*[:：]?\s*(?:[a-z][-_a-z0-9]{5,19}|\+?\d{6,})|[加+➕](?:我|店主|客服)?\s?(?:微信|薇信|威信|v信|vx(?![a-z])|wx(?![a-z])|v(?![a-z0-9]))|微信同号/g,
      not: ['微信wechat'],
    },
    mend: '',
  },
  {
    id: 'contact.qq',
    severity: 'error',
    source: OFF_SITE,
    message: said('文字里有 QQ 号或群号。', 'There is a QQ number in the text.'),
    suggestion: OUT,
    find: { by: 'pattern', letters: 'q扣企', pattern: /(?:(?<![a-z])qq|扣扣|企鹅号)\s*(?:号码?|群)?\s*[:：]?\s*[1-9]\d{4,10}(?!\d)/g },
    mend: '',
  },
  {
    id: 'contact.link',
    severity: 'error',
    source: OFF_SITE,
    message: said('文字里有外部链接。', 'There is a link to elsewhere in the text.'),
    suggestion: said('删掉链接，内容写在页面里。', 'Take the link out, and say it on this page.'),
    find: {
      by: 'pattern',
      letters: './', pattern: /https?:\/\/[^\s，。；、"'<>）)]+|(?<![\w@.-])www\.[a-z0-9-]+\.[^\s，。；、"'<>）)]+|(?<![\w@.-])[a-z0-9][a-z0-9-]*\.(?:com|cn|net|org|shop|top|xyz|cc|vip|co\.uk|info|link|store)(?![a-z0-9-])(?:\/[^\s，。；、"'<>）)]*)?/g,
    },
    mend: '',
  },
  {
    id: 'contact.mail',
    severity: 'error',
    source: OFF_SITE,
    message: said('文字里有邮箱地址。', 'There is an e-mail address in the text.'),
    suggestion: OUT,
    find: { by: 'pattern', letters: '@', pattern: /[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g },
    mend: '',
  },
] // prettier-ignore

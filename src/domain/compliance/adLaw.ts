import { type LintRule, said } from './rule'

const ARTICLE_9_3 = said('《广告法》第九条第（三）项', 'Advertising Law of the PRC, Art. 9(3)')

/** China's advertising law: words that no advertisement may use. */
export const AD_LAW: readonly LintRule[] = [
  {
    id: 'adLaw.best',
    severity: 'error',
    source: ARTICLE_9_3,
    message: said('“最……”一类绝对化用语不能用在广告里。', 'Superlatives ("the most …") may not be used in advertising.'),
    suggestion: said('改成能证明的描述，比如用参数、材质说明。', 'Say what can be shown: a figure, a material.'),
    find: {
      by: 'words',
      words: ['最佳', '最好', '最优', '最强', '最大', '最小', '最高级', '最先进', '最流行', '最受欢迎', '最畅销', '最便宜', '最优质', '最舒适', '最安全', '最实惠', '最具性价比', '最时尚', '最耐用', '最专业', '最顶级', '最奢华', '最正宗', '最新鲜', '最健康', '最环保', '最薄', '最轻', '最快'],
      not: ['最小号', '最小码', '最小尺寸', '最小起订', '最小包装', '最小单位', '最小可', '最小内径', '最小直径', '最大号', '最大码', '最大尺寸', '最大承重', '最大容量', '最大功率', '最大直径', '最大长度', '最大载重', '最大拉力', '最大转速', '最大音量', '最大电流', '最大可', '最大支持', '最好不要', '最好先', '最好在', '最好用手', '最好避免', '最佳赏味', '最佳食用', '最佳使用期', '最快当天', '最快次日', '最快明天'],
    },
    mend: { 最佳: '优选', 最好: '很好', 最优: '优质', 最强: '强劲', 最大: '大', 最小: '小巧', 最高级: '高级', 最先进: '先进', 最流行: '流行', 最受欢迎: '受欢迎', 最畅销: '热卖', 最便宜: '实惠', 最优质: '优质', 最舒适: '舒适', 最安全: '安心', 最实惠: '实惠', 最具性价比: '高性价比', 最时尚: '时尚', 最耐用: '耐用', 最专业: '专业', 最顶级: '高端', 最奢华: '轻奢', 最正宗: '地道', 最新鲜: '新鲜', 最健康: '健康', 最环保: '环保', 最薄: '轻薄', 最轻: '轻巧', 最快: '快速' },
  },
  {
    id: 'adLaw.first',
    severity: 'error',
    source: ARTICLE_9_3,
    message: said('“第一”类用语表示排名，属于绝对化用语。', '"First", "No. 1" as a rank is an absolute claim.'),
    suggestion: said('删掉排名，或写清数据来源和时间范围。', 'Take the rank out, or name the source and the period.'),
    find: {
      by: 'pattern',
      letters: '第1冠首领', pattern: /(?:全网|全国|全球|世界|中国|国内|行业|销量|口碑|品质|质量|人气|好评|排名|亚洲|史上)第[一1](?![次章节步天年批页课期集届])|第一(?=品牌|名牌|爆款|大牌|选择|销量|口碑)|(?<![a-z0-9])(?:no|top)[.\s]?1(?![\d.])|销量冠军|全网首[家创]|行业领导者|遥遥领先|领导品牌|第一(?=$|[，。！,.!；;：:\s]|的|[^次章节步天年时印人季代批期集届课页个件层排款位名格眼手反线课声书遍回道口场顿顶块只双台张条支瓶盒包杯间季站轮桶])/g,
      not: ['第一时间', '第一印象', '第一人称', '第一手'],
    },
    mend: '',
  },
  {
    id: 'adLaw.grade',
    severity: 'error',
    source: ARTICLE_9_3,
    message: said('“国家级、世界级、顶级、极品”一类用语被明令禁止。', '"National grade", "world class", "top grade" are forbidden by name.'),
    suggestion: said('换成真实的等级或标准号，比如“执行标准 GB/T …”。', 'Name the real grade or standard instead, such as GB/T ….'),
    find: {
      by: 'words',
      words: ['国家级', '世界级', '全球级', '宇宙级', '国际级', '殿堂级', '顶级', '顶尖', '极品', '至尊', '王牌', '巅峰', '登峰造极', '独家秘方', '终极', '极致'],
      not: ['国家级非物质', '国家级非遗', '国家级文物', '国家级自然保护', '国家级贫困', '顶级域名', '王牌对王牌'],
    },
    mend: { 国家级: '', 世界级: '', 全球级: '', 宇宙级: '', 国际级: '', 殿堂级: '', 顶级: '高端', 顶尖: '优秀', 极品: '精品', 至尊: '臻选', 王牌: '主打', 巅峰: '出色', 登峰造极: '出色', 独家秘方: '自家配方', 终极: '升级', 极致: '细致' },
  },
  {
    id: 'adLaw.only',
    severity: 'error',
    source: ARTICLE_9_3,
    message: said('“唯一、独一无二、史无前例”属于绝对化用语。', '"The only one", "unheard of" are absolute claims.'),
    suggestion: said('说明哪里不同，而不是说只有你有。', 'Say what is different, not that nobody else has it.'),
    find: {
      by: 'words',
      words: ['唯一', '独一无二', '绝无仅有', '史无前例', '前无古人', '空前绝后', '仅此一家', '天下无双', '无人能及', '无可比拟', '举世无双'],
      not: ['唯一码', '唯一编码', '唯一编号', '唯一标识', '唯一序列', '唯一识别', '唯一的缺点', '唯一不足', '唯一区别'],
    },
    mend: { 唯一: '少见', 独一无二: '别具一格', 绝无仅有: '少见', 史无前例: '全新', 前无古人: '全新', 空前绝后: '难得', 仅此一家: '', 天下无双: '出色', 无人能及: '出色', 无可比拟: '出色', 举世无双: '出色' },
  },
  {
    id: 'adLaw.absolute',
    severity: 'error',
    source: said('《广告法》第九条第（三）项、第二十八条', 'Advertising Law of the PRC, Arts. 9(3) and 28'),
    message: said('“绝对、万能、永久”这样的保证无法证明。', 'Nobody can show that something is absolute, for ever or for everything.'),
    suggestion: said('写成有条件的说法：在什么情况下、多久。', 'Say under what conditions, and for how long.'),
    find: {
      by: 'pattern',
      letters: '绝万永零百1', pattern: /绝对|万能|永不(?:褪色|变形|磨损|生锈)|永久(?!地址)|零风险|百分之?百(?:有效|安全|正品|满意)|100%(?:有效|安全|满意|无害|纯天然)/g,
      not: ['绝对值', '绝对湿度', '绝对零度', '绝对路径', '绝对误差', '绝对压力', '不绝对', '万能表', '万能胶', '万能角度', '万能转换', '万能遥控', '万能充', '万能插', '半永久', '非永久', '永久性标签', '永久自行车', '永久牌'],
    },
    mend: { 绝对: '', 万能: '多用', 永久: '长久', 零风险: '', 永不褪色: '不易褪色', 永不变形: '不易变形', 永不磨损: '耐磨', 永不生锈: '不易生锈' },
  },
  {
    id: 'adLaw.state',
    severity: 'error',
    source: said('《广告法》第九条第（一）、（二）项', 'Advertising Law of the PRC, Art. 9(1), (2)'),
    message: said('不能借国家机关、国旗国徽或领导人做宣传。', 'The state, its symbols and its leaders may not be used in advertising.'),
    suggestion: said('删掉与国家机关有关的说法。', 'Take out what refers to the state.'),
    find: {
      by: 'words',
      words: ['国家领导人', '国家机关', '中南海', '人民大会堂', '国宴', '特供', '专供', '国旗', '国徽', '国歌', '军旗', '军徽', '质量免检', '国家免检', '免检产品'],
      not: ['专供电', '特供电'],
    },
    mend: '',
  },
  {
    id: 'adLaw.patent',
    severity: 'warning',
    source: said('《广告法》第十二条', 'Advertising Law of the PRC, Art. 12'),
    message: said('没有授权的专利申请不能写进广告；写专利要标明专利号和种类。', 'A patent that is only applied for may not be advertised; a granted one needs its number and kind.'),
    suggestion: said('写上专利号和种类，没有授权就删掉。', 'Give number and kind, or take it out.'),
    find: { by: 'pattern', letters: '利', pattern: /(?:已|正在)?申请专利|专利申请中|国家专利(?!号|局)|专利产品(?!号)/g },
  },
  {
    id: 'adLaw.trademark',
    severity: 'error',
    source: said('《商标法》第十四条第五款', 'Trademark Law of the PRC, Art. 14(5)'),
    message: said('“驰名商标”字样不能用于商品和宣传。', 'The words "well-known trademark" may not be used on goods or in advertising.'),
    suggestion: said('删掉“驰名商标”。', 'Take it out.'),
    find: { by: 'words', words: ['驰名商标', '中国驰名', '著名商标'] },
    mend: '',
  },
  {
    id: 'adLaw.superstition',
    severity: 'warning',
    source: said('《广告法》第九条第（八）项', 'Advertising Law of the PRC, Art. 9(8)'),
    message: said('广告不能含有迷信内容。', 'Advertising may not appeal to superstition.'),
    suggestion: said('改成对款式、寓意的一般描述。', 'Describe the design instead.'),
    find: {
      by: 'words',
      words: ['招财', '辟邪', '避邪', '旺夫', '转运', '开光', '改运', '镇宅', '消灾'],
      not: ['招财猫', '转运中心', '转运仓', '转运站', '中转运', '转运费', '转运输'],
    },
  },
  {
    id: 'adLaw.newest',
    severity: 'warning',
    source: said('《广告法》第九条第（三）项、第二十八条', 'Advertising Law of the PRC, Arts. 9(3) and 28'),
    message: said('“最新”要有依据，过一阵就不再真实。', '"Newest" has to be true, and stops being so.'),
    suggestion: said('写年份或季节，比如“2026 春季新款”。', 'Name the season or the year.'),
    find: { by: 'words', words: ['最新', '最潮', '最火'], not: ['最新鲜', '最新通知', '最新公告'] },
    mend: { 最新: '新款', 最潮: '潮流', 最火: '热卖' },
  },
] // prettier-ignore

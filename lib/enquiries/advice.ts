/**
 * The contact point informs and refers; it gives no advice in an individual case (Ju2025/01696). An answer that reads like advice is
 * not stopped: whoever writes is reminded once and decides. Pure, and only ever a reminder: words are a poor judge.
 */
const signs: readonly RegExp[] = [
  /\bi ditt fall\b/i, /\bi din situation (bör|ska|kan) du\b/i, /\bdu (bör|borde|ska|måste|har rätt till|kommer att få|får inte|uppfyller)\b/i, /\b(mitt råd|jag (råder|rekommenderar|föreslår|tycker))\b/i,
  /\b(min|vår) bedömning\b/i, /\byou (should|must|ought to|are entitled|will get)\b/i, /\b(my advice|i (advise|recommend|suggest|think))\b/i,
  /(أنصحك|في حالتك|يجب عليك|عليك أن|من حقك|أقترح عليك)/,
]

export const readsLikeAdvice = (text: string): boolean => signs.some((sign) => sign.test(text))

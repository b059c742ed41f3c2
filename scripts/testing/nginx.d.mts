export declare const findNginx: () => string | null
export declare const howToGetNginx: string

export declare const safePattern: (pattern: string) => string;

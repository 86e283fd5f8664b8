/** Clay: two colors in linear light, a key light fixed to the eye, creases baked in, limbs that shade each other. */
export const CAPSULES = 17;

/** Light that capsules take from a point: what is near and in front of it, and what stands between it and the key. */
const SHADE = `
uniform vec4 K[${CAPSULES * 2}];uniform vec3 key;
vec2 shade(vec3 p,vec3 n){float o=0.,s=1.;for(int i=0;i<${CAPSULES};i++){vec4 A=K[i*2],B=K[i*2+1];vec3 d=B.xyz-A.xyz;float h=clamp(dot(p-A.xyz,d)/max(dot(d,d),1e-6),0.,1.),r=mix(A.w,B.w,h);vec3 q=A.xyz+d*h-p;float l=max(length(q),r*.6);q/=l;float a=min(r/l,1.);o+=max(0.,dot(n,q))*a*a;float c=dot(key,q);if(c>0.)s*=mix(1.,smoothstep(-.3,.35,sqrt(max(0.,1.-c*c))-a),smoothstep(1.,1.35,l/r));}return vec2(1./(1.+1.6*o*o+.5*o),s);}`;

export const BODY_VERTEX = (joints: number): string => `#version 300 es
in vec3 p,n,j;in vec2 w;in vec4 a;uniform vec4 B[${joints * 3}];uniform mat4 VP;uniform mat3 V;uniform vec4 T[32],F;uniform float solid;uniform vec4 M[3];uniform vec3 eye;out vec3 N,E;centroid out vec4 A;${SHADE}
void main(){vec4 q=vec4(p,1.);vec3 r,m;if(solid>0.){r=vec3(dot(M[0],q),dot(M[1],q),dot(M[2],q));m=vec3(dot(M[0].xyz,n),dot(M[1].xyz,n),dot(M[2].xyz,n));A=vec4(1.,1.,-1.,-1.);}else{int i=int(j.x)*3,k=int(j.y)*3,l=int(j.z)*3;float u=1.-w.x-w.y;vec4 x=B[i]*u+B[k]*w.x+B[l]*w.y,y=B[i+1]*u+B[k+1]*w.x+B[l+1]*w.y,z=B[i+2]*u+B[k+2]*w.x+B[l+2]*w.y;r=vec3(dot(x,q),dot(y,q),dot(z,q));m=vec3(dot(x.xyz,n),dot(y.xyz,n),dot(z.xyz,n));A=vec4(a.z,1.,T[int(a.x)/4][int(a.x)%4]>.5?min(a.y,F.w-distance(vec3(abs(p.x),p.yz),F.xyz)):-a.y,a.w);}
m=normalize(m);vec2 s=shade(r+m*.004,m);float g=1.-.55*exp(-max(r.y,0.)*14.)*max(0.,-m.y);A.x*=mix(s.x,1.,.25)*g;A.y=s.y;N=V*m;E=V*(eye-r);gl_Position=VP*vec4(r,1.);}`;

/** What is worked and its shade, shorts and their shade: colors that stay, whoever is shown. */
export const BODY_FRAGMENT = `#version 300 es
precision highp float;in vec3 N,E;centroid in vec4 A;uniform vec3 cB,cS,cL;uniform float ghost;const vec3 cT=vec3(226,85,58)/255.,cD=vec3(150,40,29)/255.,cC=vec3(108,118,132)/255.,cX=vec3(50,56,72)/255.;out vec4 o;vec3 lin(vec3 c){return pow(c,vec3(2.2));}
void main(){vec3 n=normalize(N),v=normalize(E);if(ghost>0.){if(A.z<1e-4)discard;o=vec4(cT*ghost,ghost);return;}if(!gl_FrontFacing)discard;float nv=clamp(dot(n,v),0.,1.),k=clamp((dot(n,vec3(-.482,.701,.526))+.25)/1.25,0.,1.);k=k*k*(3.-2.*k)*mix(.25,1.,A.y);float f=clamp((dot(n,vec3(.865,.144,.48))+.5)/1.5,0.,1.),s=n.y*.5+.5,a=pow(A.x,1.3),m=smoothstep(-.0012,.0022,A.z),q=smoothstep(-.0008,.0008,A.w);
vec3 b=mix(mix(lin(cB),lin(cC),q),lin(cT),m),d=mix(mix(lin(cS),lin(cX),q),lin(cD),m);float L=clamp(k*.84+f*.17+s*.15,0.,1.14)*mix(.4,1.,a);vec3 c=mix(d,b,smoothstep(-.02,.8,L));c=mix(c,lin(cL),(1.-m*.7)*(1.-q*.8)*.7*smoothstep(.62,1.06,L));c+=smoothstep(.1,.36,L)*(1.-smoothstep(.4,.74,L))*vec3(.07,.018,.004)*(1.-m)*(1.-q);c*=mix(vec3(.66,.52,.5),vec3(1.),mix(a,1.,.22));c*=1.-.32*smoothstep(.4,0.,nv);o=vec4(pow(clamp(c,0.,1.),vec3(1./2.2)),1.)*(1.+ghost);}`;

/** The floor is only its shadow. */
export const FLOOR_VERTEX = `#version 300 es
in vec2 p;uniform mat4 VP;uniform vec3 mid;out float D;${SHADE}
void main(){vec3 r=vec3(mid.x+p.x,0.,mid.z+p.y);float o=0.;for(int i=0;i<${CAPSULES};i++){vec4 A=K[i*2],B=K[i*2+1];vec3 d=B.xyz-A.xyz;float h=clamp(dot(r-A.xyz,d)/max(dot(d,d),1e-6),0.,1.);float g=length(A.xyz+d*h-r)-mix(A.w,B.w,h);o+=.5*exp(-max(g,0.)*26.)+.16*exp(-max(g,0.)*7.);}vec2 s=shade(r+vec3(0.,.01,0.),vec3(0.,1.,0.));float e=smoothstep(1.3,.8,length(p));D=e*min(.62,o*.5+.22*(1.-s.y));gl_Position=VP*vec4(r,1.);}`;
export const FLOOR_FRAGMENT = `#version 300 es
precision highp float;in float D;uniform vec3 ink;out vec4 o;void main(){o=vec4(ink*D,D);}`;
